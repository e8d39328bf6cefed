import { createRoot } from 'react-dom/client';
import { createQueries, startAppearance } from '@netsign/ui';
import { DeskFrame } from '@netsign/ui/desk';
import { useText } from './i18n/index.js';
import { link } from './platform.js';
import { CorpRouter } from './router.js';

startAppearance();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const useGate = () => useText().gate;
const queries = createQueries();
createRoot(root).render(
  <DeskFrame end="corp" link={link} queries={queries} gate={useGate}><CorpRouter /></DeskFrame>,
);
