import type { InvitationView, Step } from '@netsign/contracts';
import { ProgressLine, useTitles } from '@netsign/ui';
import { useT } from '../i18n/index.js';

/** The employer's drafting is not the graduate's business, and `certified` is over in the moment it is reached. */
const silent: ReadonlySet<string> = new Set(['certified', 'draft']);

/** The way of an invitation in the graduate's words: 等你答复, 学校鉴证, 签约成功. */
export function SigningProgress({ view }: { view: Pick<InvitationView, 'progress' | 'mode' | 'overdue' | 'departmentName' | 'schoolName'> }) {
  const { progress: steps, mode, overdue } = view;
  const t = useT();
  const names: Record<string, string> = useTitles().invitationStatus;
  const title = ({ state, mark }: Step): string => {
    switch (state) {
      case 'sent': return t.step.sent;
      case 'offered': return mark === 'done' ? t.step.answered : t.step.offered;
      case 'department_review': return t.step.department_review;
      case 'school_review': return mode === 'two_party' ? t.step.attest : t.step.approve;
      case 'in_force': return mark === 'now' ? t.step.recording : t.step.in_force;
      case 'refused': return t.status.refused;
      case 'taken_back': return t.status.taken_back;
      default: return names[state] ?? state;
    }
  };
  const offered = steps.find(step => step.state === 'offered');
  const sent: Step[] = offered === undefined ? [] : [{ state: 'sent', mark: 'done', owner: 'employer', until: null, at: offered.at, usual: null }];
  return <ProgressLine steps={[...sent, ...steps.filter(step => !silent.has(step.state))]} title={title} reader="graduate" overdue={overdue} names={{ department: view.departmentName, school: view.schoolName }} />;
}
