import { useState } from 'react';
import type { InvitationView } from '@netsign/contracts';
import { useParams } from 'react-router';
import { DeskPage, LinkButton, Loadable } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { paths } from '../../paths.js';
import { DraftEditor } from './draft-editor.js';
import { InvitationDetail } from './invitation-detail.js';
import { useInvitation } from './invitations.queries.js';

/** One invitation: an editor while its text may still be written, otherwise where it stands. */
export default function InvitationPage() {
  const { id = '' } = useParams();
  const query = useInvitation(id);
  const t = useText();
  if (query.data === undefined) return <DeskPage title={t.list.title}><Loadable query={query} back={<LinkButton to={paths.invitations}>{t.list.back}</LinkButton>}>{() => null}</Loadable></DeskPage>;
  return <Loadable query={query}>{view => <Standing key={view.id} view={view} />}</Loadable>;
}

/** A draft that was sent or deleted under the hands of whoever wrote on it, in another window or by a colleague, says so. */
function Standing({ view }: { view: InvitationView }) {
  const [begunAs] = useState(view.status);
  const [sentHere, setSentHere] = useState(false);
  if (view.actions.some(act => act.action === 'save' && act.allowed)) return <DraftEditor view={view} onSent={() => { setSentHere(true); }} />;
  const elsewhere = begunAs === 'draft' && !sentHere;
  return <InvitationDetail view={view} news={!elsewhere ? null : view.status === 'discarded' ? 'INVITATION_DISCARDED' : 'INVITATION_ALREADY_SENT'} />;
}
