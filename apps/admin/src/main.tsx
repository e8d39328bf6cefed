import { createRoot } from 'react-dom/client';
import { createQueries, startAppearance } from '@netsign/ui';
import { DeskFrame } from '@netsign/ui/desk';
import './admin.css';
import { useText } from './i18n/index.js';
import { link } from './platform.js';
import { AdminRouter } from './router.js';

startAppearance();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const useGate = () => useText().gate;
const queries = createQueries();
createRoot(root).render(<DeskFrame end="admin" link={link} queries={queries} gate={useGate}><AdminRouter /></DeskFrame>);
