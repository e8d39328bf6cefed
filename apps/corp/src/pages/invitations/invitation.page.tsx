import { useParams } from 'react-router';
import { DeskPage, Loadable } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { DraftEditor } from './draft-editor.js';
import { InvitationDetail } from './invitation-detail.js';
import { useInvitation } from './invitations.queries.js';

/** One invitation: an editor while its text may still be written, otherwise where it stands. */
export default function InvitationPage() {
  const { id = '' } = useParams();
  const query = useInvitation(id);
  const t = useText();
  if (query.data === undefined) return <DeskPage title={t.list.title}><Loadable query={query}>{() => null}</Loadable></DeskPage>;
  const editable = query.data.actions.some(act => act.action === 'save' && act.allowed);
  return <Loadable query={query}>{view => (editable ? <DraftEditor key={view.id} view={view} /> : <InvitationDetail view={view} />)}</Loadable>;
}
