// Bundles the page into one script and one style sheet, compressed, with the licences of everything in them.

import { build } from 'esbuild';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [target] = process.argv.slice(2);

const { metafile, outputFiles } = await build({
  entryPoints: { graphiql: 'page.jsx' },
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022'],
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl' },
  legalComments: 'none',
  outdir: 'out',
  write: false,
  metafile: true,
});

for (const { path, contents } of outputFiles) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  writeFileSync(join(target, `${name}.gz`), gzipSync(contents, { level: 9 }));
  console.log(`${name}: ${contents.length} bytes`);
}
writeFileSync(join(target, 'LICENSES.txt'), licences(Object.keys(metafile.inputs)));

/** The licence of each package that a file of the bundle comes from. */
function licences(files) {
  const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
  const packages = new Set(files.map((file) => folder.exec(file)?.[0]).filter(Boolean));
  const texts = [...packages].sort().map((path) => {
    const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(path, file), 'utf8').trim() : 'The package has no licence file.';
    return `${name} ${version} (${license})\n\n${text.replaceAll('\r', '')}\n`;
  });
  return `GraphiQL's page contains these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
