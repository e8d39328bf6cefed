import { useQuery } from '@tanstack/react-query';
import type { MessageView } from '@netsign/contracts';
import { DeskMessages } from '@netsign/ui/desk';
import { paths } from '../../paths.js';
import { agreements, identity } from '../../platform.js';

const NEWEST = 200;
const NONE_YET: ReadonlyMap<string, string> = new Map();

const caseOf = ({ kind, caseId }: MessageView) => (caseId === null ? paths.workbench : kind === 'agreement' ? paths.agreement(caseId) : kind === 'termination' ? paths.termination(caseId) : paths.invitation(caseId));

/** Graduate and position by case, for the newest cases; an older message is told without. */
const useNames = () => useQuery({
  queryKey: ['agreements', 'names'],
  queryFn: async ({ signal }) => {
    const [invited, signed] = await Promise.all([agreements.listInvitations({ limit: NEWEST }, { signal }), agreements.listAgreements({ limit: NEWEST }, { signal })]);
    return new Map([...invited.items, ...signed.items].map(({ id, graduateName, position }) => [id, [graduateName, position].filter(text => text !== '').join(' · ')]));
  },
}).data ?? NONE_YET;

/** What became of the employer's invitations and agreements. */
export default function MessagesPage() {
  return <DeskMessages identity={identity} reader="employer" to={caseOf} names={useNames()} />;
}
