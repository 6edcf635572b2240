// graphql-sse, distinct connections mode: its client, and the events on the wire.

import { createClient } from 'graphql-sse';
import { expectCode, expectData, expectSame, firstEvent, parameters, post } from './lib/operations.mjs';
import { check, finish, options, within } from './lib/tap.mjs';

const settings = options(`usage: node sse.mjs http://HOST/graphql JSON
  query         a query that answers
  mutation      a mutation that answers, and that causes an event of the subscription if "events" is "mutation"
  subscription  a subscription that stays open
  events        "own" if the subscription gives an event by itself, "mutation" if the mutation causes it, or left out
  token         for the operations; left out: anonymous
  ending        a token that ends within "endingSeconds" (default 10)`);
const { url, token } = settings;
const [query, mutation, subscription] = [settings.query, settings.mutation, settings.subscription].map(parameters);
const headers = token ? { authorization: `Bearer ${token}` } : {};
const client = createClient({ url, headers, retryAttempts: 0 });
const one = async (operation) => (await client.iterate(operation).next()).value;

const stream = (operation, more = {}, method = 'POST') => {
  const accept = { accept: 'text/event-stream', ...headers, ...more };
  if (method === 'GET') return fetch(`${url}?${new URLSearchParams({ query: operation.query })}`, { headers: accept });
  const body = JSON.stringify(operation);
  return fetch(url, { method, headers: { 'content-type': 'application/json', ...accept }, body });
};

await check('a query answers', async () => expectData(await within(10, 'query', one(query))));
await check('a mutation answers', async () => expectData(await within(10, 'mutation', one(mutation))));
if (settings.events) {
  await check('a subscription gives an event and ends when it is left', async () => {
    const events = client.iterate(subscription);
    const change = settings.events === 'mutation' ? () => post(url, mutation, token) : undefined;
    expectData((await within(20, 'event', firstEvent(events.next(), change))).value);
    await within(10, 'leaving', events.return());
  });
}
await check('the events are next and complete', async () => {
  const response = await stream(query);
  expectSame(response.headers.get('content-type'), 'text/event-stream; charset=utf-8', 'type');
  const text = await within(10, 'stream', response.text());
  const events = text.split('\n').filter((line) => line.startsWith('event:'));
  expectSame(events, ['event: next', 'event: complete'], 'events');
});
await check('a wrong document comes as an event without data', async () => {
  const result = await within(10, 'result', one({ query: '{ noSuchFieldAtAll }' }));
  expectCode(result.errors, 'BAD_USER_INPUT');
  if ('data' in result) throw new Error('there is data');
});
await check('GET streams queries', async () => {
  const text = await within(10, 'stream', (await stream(query, {}, 'GET')).text());
  if (!text.includes('event: next')) throw new Error(text);
});
await check('GET runs no mutation', async () => {
  const response = await stream(mutation, {}, 'GET');
  expectSame([response.status, response.headers.get('allow')], [405, 'POST'], 'answer');
});
await check('a bad token is 401', async () => {
  const response = await stream(query, { authorization: 'Bearer nonsense' });
  expectSame([response.status, response.headers.get('www-authenticate')], [401, 'Bearer'], 'answer');
  expectCode((await response.json()).errors, 'UNAUTHENTICATED');
});
if (settings.ending) {
  await check('a stream completes when its token ends', async () => {
    const response = await stream(subscription, { authorization: `Bearer ${settings.ending}` });
    const text = await within((settings.endingSeconds ?? 10) + 5, 'end', response.text());
    if (!text.trimEnd().endsWith('event: complete\ndata:')) throw new Error(text);
  });
}
client.dispose();
finish();
