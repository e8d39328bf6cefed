import { DeskMessages } from '@netsign/ui/desk';
import { paths } from '../../paths.js';
import { identity } from '../../platform.js';

const inbox = () => paths.inbox;

/** How many papers came to this 院系 or school, by day; each line leads to the inbox. */
export default function MessagesPage() {
  return <DeskMessages identity={identity} reader="office" to={inbox} />;
}
