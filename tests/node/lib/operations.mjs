// The operations that a check runs, as parameters of GraphQL requests.

import { isDeepStrictEqual } from 'node:util';

/** A document or parameters, as parameters. */
export function parameters(operation) {
  return typeof operation === 'string' ? { query: operation } : operation;
}

/** Runs an operation by POST and returns its result. */
export async function post(url, operation, token) {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  if (token) headers.authorization = `Bearer ${token}`;
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(parameters(operation)) });
  return response.json();
}

/** Fails unless the result has data and no errors. */
export function expectData(result) {
  if (!result?.data || result.errors) throw new Error(`no data: ${JSON.stringify(result)}`);
}

/** Fails unless there is an error of this code. */
export function expectCode(errors, code) {
  if (errors?.[0]?.extensions?.code !== code) throw new Error(`not ${code}: ${JSON.stringify(errors)}`);
}

/** Fails unless the two are the same. */
export function expectSame(is, should, what) {
  if (!isDeepStrictEqual(is, should)) {
    throw new Error(`${what}: ${JSON.stringify(is)} and not ${JSON.stringify(should)}`);
  }
}

/**
 * The first event of a subscription. Where events come from changes, the mutation is sent again until one arrives.
 */
export async function firstEvent(events, change) {
  let arrived = false;
  const event = events.then((value) => {
    arrived = true;
    return value;
  });
  for (let tries = 0; !arrived && change && tries < 20; tries += 1) {
    expectData(await change());
    await Promise.race([event, new Promise((resolve) => setTimeout(resolve, 250))]);
  }
  return event;
}
