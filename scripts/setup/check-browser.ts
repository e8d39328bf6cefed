import { launchChromium } from '../servers/chromium.js';

/* Unpacks the packaged browser before several specs want it at once, and proves that it starts. */

const browser = await launchChromium();
await browser.close();
