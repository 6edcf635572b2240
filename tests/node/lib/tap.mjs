// A small reporter: TAP lines, a count at the end, and exit code 1 if anything failed.

let count = 0;
let failed = 0;

/** Runs one check and reports it. */
export async function check(name, run) {
  count += 1;
  try {
    await run();
    console.log(`ok ${count} - ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`not ok ${count} - ${name}`);
    console.log(`  # ${String(error?.stack ?? error).replaceAll('\n', '\n  # ')}`);
  }
}

/** Prints the totals and ends the process. */
export function finish() {
  console.log(`1..${count}`);
  console.log(`# passed ${count - failed}, failed ${failed}`);
  process.exit(failed === 0 && count > 0 ? 0 : 1);
}

/** The result of a promise, or a failure after `seconds`. */
export function within(seconds, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing after ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** The command line: an address, then a JSON object. */
export function options(usage) {
  const [url, json = '{}'] = process.argv.slice(2);
  if (!url) {
    console.error(usage);
    process.exit(2);
  }
  return { url, ...JSON.parse(json) };
}
