import { titles, type AgreementStatus, type InvitationAction, type InvitationStatus } from '@netsign/contracts';
import { diagram } from '@netsign/workflow';
import { agreementWorkflow, type AgreementAction } from '../apps/agreements/src/agreement/agreement.workflow.js';
import { invitationWorkflow } from '../apps/agreements/src/invitation/invitation.workflow.js';

const zh = titles('zh-CN');
const role = (name: string): string => zh.role[name as keyof typeof zh.role];

/** Acts of an agreement have no button, so the phrase files have no title for them. */
const agreementActions: Record<AgreementAction, string> = { open: '开立', record: '登记', decline: '不予登记' };

/** One page for each workflow, named as the workflow: Mermaid chart and both tables, with the Chinese titles people see. */
export const workflowPages: readonly [name: string, content: () => string][] = [
  [invitationWorkflow.name, () => diagram(invitationWorkflow, { role, state: name => zh.invitationStatus[name as InvitationStatus], action: name => zh.action[name as InvitationAction] })],
  [agreementWorkflow.name, () => diagram(agreementWorkflow, { role, state: name => zh.agreementStatus[name as AgreementStatus], action: name => agreementActions[name as AgreementAction] })],
];
