// Says how long a page takes to open, three times. Arguments: the page, the browser.
import { chromium } from 'playwright-core';

const [, , page, executablePath] = process.argv;
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
for (let n = 0; n < 3; n++) {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const from = Date.now();
  await tab.goto(`file://${page}`);
  // twice: the first frame may be drawn before all is laid out
  await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  console.log(`opened in ${Date.now() - from} ms`);
  await tab.close();
}
await browser.close();
