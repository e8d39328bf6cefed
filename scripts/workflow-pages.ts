import { titles, type AgreementAction, type AgreementStatus, type InvitationAction, type InvitationStatus, type TerminationAction, type TerminationStatus } from '@netsign/contracts';
import { diagram } from '@netsign/workflow';
import { agreementWorkflow } from '../apps/agreements/src/agreement/agreement.workflow.js';
import { terminationWorkflow } from '../apps/agreements/src/termination/termination.workflow.js';
import { invitationWorkflow } from '../apps/agreements/src/invitation/invitation.workflow.js';

const zh = titles('zh-CN');
const role = (name: string): string => zh.role[name as keyof typeof zh.role];

/** One page for each workflow, named as the workflow: Mermaid chart and both tables, with the Chinese titles people see. */
export const workflowPages: readonly [name: string, content: () => string][] = [
  [invitationWorkflow.name, () => diagram(invitationWorkflow, { role, state: name => zh.invitationStatus[name as InvitationStatus], action: name => zh.action[name as InvitationAction] })],
  [agreementWorkflow.name, () => diagram(agreementWorkflow, { role, state: name => zh.agreementStatus[name as AgreementStatus], action: name => zh.agreementAction[name as AgreementAction] })],
  [terminationWorkflow.name, () => diagram(terminationWorkflow, { role, state: name => zh.terminationStatus[name as TerminationStatus], action: name => zh.terminationAction[name as TerminationAction] })],
];
