// graphql-transport-ws: the client of graphql-ws, and every close code of the protocol with a bare socket.

import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { Raw } from './lib/raw.mjs';
import { expectCode, expectData, expectSame, firstEvent, parameters } from './lib/operations.mjs';
import { check, finish, options, within } from './lib/tap.mjs';

const settings = options(`usage: node ws.mjs ws://HOST/graphql JSON
  query         a query that answers
  mutation      a mutation that answers, and that causes an event of the subscription if "events" is "mutation"
  subscription  a subscription that stays open
  events        "own" if the subscription gives an event by itself, "mutation" if the mutation causes it, or left out
  token         for the operations; left out: anonymous
  ending        a token that ends within "endingSeconds" (default 10)
  initSeconds   how long the server waits for connection_init; the check is left out without it
  most          operations that one socket may run; the check is left out without it
  foreign       an origin that is not allowed; default https://foreign.example`);
const { url, token } = settings;
const [query, mutation, subscription] = [settings.query, settings.mutation, settings.subscription].map(parameters);
const login = token ? { authorization: `Bearer ${token}` } : undefined;

const ready = async () => {
  const socket = await Raw.open(url);
  socket.send({ type: 'connection_init', payload: login });
  expectSame((await socket.next()).type, 'connection_ack', 'type');
  return socket;
};
const closes = (code, talk, open = Raw.open) =>
  check(`${code}: ${talk.name.replaceAll('_', ' ')}`, async () => {
    const socket = await open(url);
    await talk(socket);
    expectSame((await socket.closed()).code, code, 'close code');
  });

// the reference client
const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: login, retryAttempts: 0, lazy: false });
const one = async (operation) => (await client.iterate(operation).next()).value;
await check('a query answers', async () => expectData(await within(10, 'query', one(query))));
await check('a mutation answers', async () => expectData(await within(10, 'mutation', one(mutation))));
if (settings.events) {
  await check('a subscription gives an event and ends when it is left', async () => {
    const events = client.iterate(subscription);
    const change = settings.events === 'mutation' ? () => one(mutation) : undefined;
    expectData((await within(20, 'event', firstEvent(events.next(), change))).value);
    await within(10, 'leaving', events.return());
  });
}
await check('a wrong document is an error, not a result', async () => {
  const errors = await within(10, 'error', one({ query: '{ noSuchFieldAtAll }' }).catch((e) => e));
  expectCode(errors, 'BAD_USER_INPUT');
});
await client.dispose();

// bare sockets
await check('operations run side by side, and each ends once', async () => {
  const socket = await ready();
  socket.send({ type: 'subscribe', id: 'long', payload: subscription });
  socket.send({ type: 'subscribe', id: 'short', payload: query });
  const message = await socket.find(({ id, type }) => id === 'short' && type === 'next');
  expectData(message.payload);
  await socket.find(({ id, type }) => id === 'short' && type === 'complete');
  socket.send({ type: 'complete', id: 'long' });
  socket.send({ type: 'subscribe', id: 'long', payload: query });
  await socket.find(({ id, type }) => id === 'long' && type === 'complete');
  socket.end();
});
await check('an id is free again after an error', async () => {
  const socket = await ready();
  for (let i = 0; i < 2; i += 1) {
    socket.send({ type: 'subscribe', id: '1', payload: { query: '{' } });
    expectSame((await socket.next()).type, 'error', 'type');
  }
  socket.end();
});
await check('two root fields of a subscription are an error', async () => {
  const socket = await ready();
  const twice = subscription.query.replace(/\{([\s\S]*)\}/, (_, inner) => `{ ${inner} again: ${inner.trim()} }`);
  socket.send({ type: 'subscribe', id: '1', payload: { ...subscription, query: twice } });
  const message = await socket.next();
  expectSame(message.type, 'error', 'type');
  expectCode(message.payload, 'BAD_USER_INPUT');
  socket.end();
});
await check('a ping is answered with its payload', async () => {
  const socket = await Raw.open(url);
  socket.send({ type: 'ping', payload: { a: 1 } });
  expectSame(await socket.next(), { type: 'pong', payload: { a: 1 } }, 'pong');
  socket.end();
});
await closes(4400, async function text_that_is_no_JSON(s) { s.raw('nonsense'); });
await closes(4400, async function an_unknown_type(s) { s.send({ type: 'start', id: '1' }); });
await closes(4400, async function a_binary_message(s) { s.raw(Buffer.from('{"type":"connection_init"}')); });
await closes(4400, async function a_subscribe_without_id(s) { s.send({ type: 'subscribe', payload: query }); }, ready);
await closes(4400, async function a_subscribe_without_query(s) { s.send({ type: 'subscribe', id: '1', payload: {} }); }, ready);
await closes(4401, async function a_subscribe_before_the_ack(s) { s.send({ type: 'subscribe', id: '1', payload: query }); });
await closes(4403, async function a_bad_token(s) {
  s.send({ type: 'connection_init', payload: { authorization: 'Bearer nonsense' } });
});
await closes(4406, async function no_protocol() {}, () => Raw.open(url, []));
await closes(4409, async function the_id_of_a_running_operation(s) {
  s.send({ type: 'subscribe', id: '1', payload: subscription });
  s.send({ type: 'subscribe', id: '1', payload: query });
}, ready);
await closes(4429, async function a_second_init(s) { s.send({ type: 'connection_init' }); }, ready);
if (settings.initSeconds) await closes(4408, async function no_init_in_time() {});
if (settings.ending) {
  await closes(4403, async function a_token_that_ends(s) {
    s.send({ type: 'connection_init', payload: { authorization: `Bearer ${settings.ending}` } });
    expectSame((await s.next()).type, 'connection_ack', 'type');
    s.patience = (settings.endingSeconds ?? 10) + 5;
  });
}
await check('the old protocol is not spoken', async () => {
  const failure = await Raw.open(url, ['graphql-ws']).then(() => null, (error) => error);
  if (!/subprotocol/i.test(String(failure))) throw new Error(`opened, or failed otherwise: ${failure}`);
});
await check('pages of other origins may not connect', async () => {
  const headers = { origin: settings.foreign ?? 'https://foreign.example' };
  const failure = await Raw.open(url, undefined, headers).then(() => null, (error) => error);
  if (!/403/.test(String(failure))) throw new Error(`opened, or failed otherwise: ${failure}`);
});
if (settings.most) {
  await check('operations of a socket are limited', async () => {
    const socket = await ready();
    for (let i = 0; i <= settings.most; i += 1) {
      socket.send({ type: 'subscribe', id: String(i), payload: subscription });
    }
    const message = await socket.find(({ type }) => type === 'error');
    expectSame(message.id, String(settings.most), 'id');
    expectCode(message.payload, 'LIMIT_EXCEEDED');
    socket.end();
  });
}
finish();
