// Opens pages made by HtmlInBrowserTest. Arguments by environment: PAGES, the folder they lie in; CHROMIUM, the browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const url = (name) => `file://${process.env.PAGES}/${name}.html`;
let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});
after(() => browser.close());

// A page with what it did that it must not do.
const visit = async (name, options = {}) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`error: ${error}`));
  page.on('dialog', (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('popup', () => wrong.push('a window was opened'));
  page.on('request', (request) => {
    if (!request.url().startsWith(`file://${process.env.PAGES}/`) && !request.url().startsWith('blob:')) {
      wrong.push(`request: ${request.url()}`);
    }
  });
  await page.goto(url(name));
  return { page, wrong, close: () => context.close() };
};

const openAll = async (page) => {
  // of a large run the first hosts, of two packs
  await page.evaluate(() => document.querySelectorAll('details:not(.host[data-chunk]), .host[data-chunk]:nth-of-type(-n + 55)')
    .forEach((each) => { each.open = true; }));
  await page.waitForFunction(() => [...document.querySelectorAll('#hosts details.host[open]')].every((each) => each.querySelector('.inside')));
  await page.evaluate(() => document.querySelectorAll('.inside details').forEach((each) => { each.open = true; }));
};

describe('accessibility', () => {
  for (const name of ['example', 'hostile']) {
    for (const colorScheme of ['light', 'dark']) {
      test(`axe finds nothing in ${name}, ${colorScheme}`, async () => {
        // axe itself is a script that the page's policy refuses
        const { page, close } = await visit(name, { colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
        await openAll(page);
        await page.evaluate(axe);
        const found = await page.evaluate(() => axe.run());
        assert.deepEqual(found.violations.map((each) => [each.id, each.nodes.map((node) => node.html)]), []);
        assert.ok(found.passes.length > 20, 'axe looked at nothing');
        await close();
      });
    }
  }

  test('a keyboard is enough: skip link, filter, and a host opened from the table', async () => {
    const { page, wrong, close } = await visit('example');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
    const reach = async (what) => {
      for (let n = 0; n < 60; n++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((selector) => document.activeElement.matches(selector), what)) { return; }
      }
      assert.fail(`Tab does not come to ${what}`);
    };
    await reach('#filter-text');
    await page.keyboard.type('app01');
    await page.keyboard.press('Enter');
    assert.match(await page.textContent('#filter-count'), /^1 of \d+ hosts$/);
    assert.match(page.url(), /#text=app01$/);
    await reach('#heat tbody a');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.matches('#hosts details[open] > summary'));
    assert.match(await page.evaluate(() => document.activeElement.textContent), /app01/);
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('#hosts > details[open]').count(), 0);
    assert.deepEqual(wrong, []);
    await close();
  });

  test('no page is wider than a phone', async () => {
    const { page, close } = await visit('example', { viewport: { width: 360, height: 740 } });
    await openAll(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360);
    await close();
  });
});

describe('what a host says', () => {
  for (const name of ['hostile', 'hostile-large']) {
    test(`nothing of ${name} runs, loads or leads away`, async () => {
      const { page, wrong, close } = await visit(name);
      await openAll(page);
      for (const event of ['mouseover', 'focus', 'load', 'error']) {
        await page.evaluate((type) => document.querySelectorAll('main *').forEach((each) => each.dispatchEvent(new Event(type))), event);
      }
      assert.ok(await page.locator('#hosts .result').count() > 100);
      assert.equal(await page.locator('main script, main img, main iframe, main svg script, main object, main link, main base').count(), 0);
      assert.deepEqual(wrong, []);
      assert.match(page.url(), new RegExp(`/${name}\\.html$`));
      await close();
    });
  }

  test('a script that would be in the page is not allowed to run', async () => {
    const { page, wrong, close } = await visit('example');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.ran = true">');
    });
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.ok(wrong.length >= 2, 'the policy of the page said nothing');
    await close();
  });
});

describe('reading', () => {
  test('without scripts everything of a small run can be read', async () => {
    const { page, close } = await visit('example', { javaScriptEnabled: false });
    assert.match(await page.innerText('#first'), /Logs reach the collectors of the SOC/);
    await page.locator('#hosts details.host summary', { hasText: 'app01.example' }).first().click();
    assert.match(await page.innerText('#hosts'), /nothing is sent to another host/);
    assert.equal(await page.locator('#filter').isVisible(), false);
    await close();
  });

  test('of many hosts the first rows are shown, all on demand, by a filter, in print and without scripts', async () => {
    const rows = (page) => page.locator('#heat tbody tr:visible').count();
    const { page, wrong, close } = await visit('many');
    assert.equal(await rows(page), 500);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await rows(page), 520);
    await page.emulateMedia({ media: 'screen' });
    await page.fill('#filter-text', 'web51');
    await page.keyboard.press('Enter');
    assert.equal(await rows(page), 10);
    assert.equal(await page.textContent('#filter-count'), '10 of 520 hosts');
    assert.equal(await page.locator('#heat-first').count(), 0);
    assert.deepEqual(wrong, []);
    await close();
    const again = await visit('many');
    await again.page.click('#heat-all');
    assert.equal(await rows(again.page), 520);
    await again.close();
    const plain = await visit('many', { javaScriptEnabled: false });
    assert.equal(await rows(plain.page), 520);
    await plain.close();
  });

  test('without scripts a large run says where its details are', async () => {
    const { page, close } = await visit('hostile-large', { javaScriptEnabled: false });
    assert.match(await page.innerText('#hosts'), /results\.json/);
    await close();
  });

  test('a link to a host of a large run opens it, with the names of its rules', async () => {
    const { page, wrong, close } = await visit('hostile-large');
    const id = await page.locator('#hosts > details.host').last().getAttribute('id');
    await page.evaluate((hash) => { location.hash = hash; }, id);
    await page.locator(`#${id} .result`).first().waitFor();
    assert.notEqual((await page.locator(`#${id} .result strong`).first().textContent()).trim(), '');
    assert.deepEqual(wrong, []);
    await close();
  });

  test('where nothing can be unpacked the page says where the details are', async () => {
    const { page, close } = await visit('hostile-large');
    await page.evaluate(() => { delete window.DecompressionStream; });
    await page.locator('#hosts > details.host > summary').first().click();
    assert.match(await page.locator('#hosts > details.host .warn').first().innerText(), /results\.json/);
    await close();
  });

  test('it can be printed', async () => {
    const { page, close } = await visit('example');
    assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
    await close();
  });

  test('its HTML is valid', async () => {
    const validate = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        // style of source text, which nobody reads
        'no-trailing-whitespace': 'off', 'no-inline-style': 'error', 'long-title': 'off',
        'doctype-style': 'off', 'void-style': 'off', 'no-raw-characters': 'off', 'no-implicit-button-type': 'error',
      },
    });
    const report = await validate.validateFile(`${process.env.PAGES}/example.html`);
    assert.deepEqual(report.results.flatMap((each) => each.messages.map((m) => `${m.line}: ${m.ruleId} ${m.message}`)), []);
  });
});
