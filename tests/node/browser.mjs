// Opens the page in a real browser, runs the query that is in it, and reads the answer.

import { chromium } from 'playwright-core';
import { check, finish, options, within } from './lib/tap.mjs';

const settings = options(
  `usage: node browser.mjs URL '{"expect": "text of the answer", "chromium": "/usr/bin/chromium", "screenshot": "a.png"}'`,
);
const origin = new URL(settings.url).origin;
const browser = await chromium.launch({
  executablePath: settings.chromium ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
const abroad = [];
const complaints = [];
page.on('request', (request) => {
  const { protocol, origin: to } = new URL(request.url());
  if (!['data:', 'blob:'].includes(protocol) && to !== origin) abroad.push(request.url());
});
page.on('console', (message) => {
  if (message.type() === 'error') complaints.push(message.text());
});
page.on('pageerror', (error) => complaints.push(String(error)));

await check('the page opens and shows its query', async () => {
  const response = await page.goto(settings.url, { waitUntil: 'load' });
  if (response.status() !== 200) throw new Error(`status ${response.status()}`);
  if (!response.headers()['content-security-policy']?.includes("default-src 'none'")) throw new Error('no policy');
  const shown = JSON.parse(await page.locator('#settings').textContent()).query;
  const first = shown.split('\n').find((line) => line.trim());
  await page.locator('.graphiql-query-editor .CodeMirror-code', { hasText: first.trim() }).waitFor({ timeout: 20000 });
});

await check('its query runs and the answer is shown', async () => {
  await page.locator('.graphiql-execute-button').click();
  const result = page.locator('.result-window .CodeMirror-code', { hasText: settings.expect ?? '"data"' });
  await result.waitFor({ timeout: 20000 });
  if ((await result.textContent()).includes('"errors"')) throw new Error(await result.textContent());
});

await check('it has a box for a token', async () => {
  await page.locator('.graphiql-editor-tool .CodeMirror-code:visible', { hasText: 'authorization' }).waitFor();
});

await check('the explorer of the schema works', async () => {
  await page.getByRole('button', { name: /documentation/i }).first().click();
  await page.locator('.graphiql-doc-explorer', { hasText: 'Query' }).waitFor({ timeout: 20000 });
});

await check('no request left the origin', async () => {
  if (abroad.length) throw new Error(abroad.join('\n'));
});

await check('the browser had nothing to complain about', async () => {
  if (complaints.length) throw new Error(complaints.join('\n'));
});

if (settings.screenshot) await page.screenshot({ path: settings.screenshot });
await within(20, 'closing the browser', browser.close());
finish();
