import { useNavigate } from 'react-router';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ProblemBanner, useSession } from '@netsign/ui';
import { useT } from '../i18n/index.js';
import { paths } from '../paths.js';
import { identity } from '../platform.js';

/** Leaves here, or everywhere; on the gate's pages too, where somebody may find that another person is signed in. */
export function SignOut() {
  const t = useT();
  const session = useSession();
  const navigate = useNavigate();
  const others = useQuery({ queryKey: ['other-sessions'], queryFn: ({ signal }) => identity.otherSessions({}, { signal }) }).data?.others ?? 0;
  const signOut = useMutation({
    mutationFn: (everywhere: boolean) => identity.signOut({ everywhere }),
    onSuccess: async () => {
      await navigate(paths.home);
      session.forget();
    },
  });
  return (
    <>
      <ProblemBanner problem={signOut.error} />
      <button type="button" className="btn wide" disabled={signOut.isPending} onClick={() => { signOut.mutate(false); }}>{t.me.signOut}</button>
      <button type="button" className="link" disabled={signOut.isPending} onClick={() => { signOut.mutate(true); }}>{others > 0 ? t.me.signOutOthers(others) : t.me.signOutAll}</button>
    </>
  );
}
