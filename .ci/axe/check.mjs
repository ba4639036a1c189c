// Opens HTML files in a real Chromium and checks them with axe-core: node check.mjs FILE.html…
// WCAG 2.0 to 2.2, levels A and AA, and best practice. Also that nothing is wider than a telephone, that no date is
// broken there, and that pictures are shown. Writes each page as a PDF next to it. Exit 1 on any finding.
import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('node check.mjs FILE.html…');
  process.exit(2);
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  // In a container there is often no user namespace to build the sandbox from; the pages are our own.
  args: ['--no-sandbox'],
});
let findings = 0;
for (const file of files) {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(axe);
  const result = await page.evaluate((rules) => axe.run(document, { runOnly: rules }), rules);
  for (const violation of result.violations) {
    for (const node of violation.nodes) {
      findings++;
      console.log(`${file}: ${violation.impact} ${violation.id}: ${violation.help} -> ${node.target.join(' ')}`);
    }
  }
  const blank = await page.evaluate(() => [...document.images].filter((image) => image.naturalWidth === 0).length);
  if (blank > 0) {
    findings++;
    console.log(`${file}: ${blank} pictures are not shown`);
  }
  await page.pdf({ path: file.replace(/\.html$/, '.pdf'), preferCSSPageSize: true });
  await page.setViewportSize({ width: 375, height: 700 });
  const broken = await page.evaluate(() => [...document.querySelectorAll('.date')].filter((date) => date.getClientRects().length > 1).length);
  if (broken > 0) {
    findings++;
    console.log(`${file}: ${broken} dates are broken on a telephone`);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > 375) {
    findings++;
    console.log(`${file}: ${wide} pixels wide on a telephone of 375`);
  }
  console.log(`${file}: ${result.violations.length} violations, ${result.passes.length} rules passed`);
  await page.close();
}
await browser.close();
process.exit(findings > 0 ? 1 : 0);
