// All server audits of graphql-http: does the endpoint speak GraphQL over HTTP?

import { serverAudits } from 'graphql-http';
import { check, finish, options } from './lib/tap.mjs';

const { url, token } = options(`usage: node audits.mjs URL '{"token": "..."}'`);

const fetchFn = (input, init = {}) => {
  const headers = new Headers(init.headers);
  if (token) headers.set('authorization', `Bearer ${token}`);
  return fetch(input, { ...init, headers });
};

for (const audit of serverAudits({ url, fetchFn })) {
  await check(`${audit.id} ${audit.name}`, async () => {
    const result = await audit.fn();
    await result.response?.body?.cancel().catch(() => {});
    if (result.status !== 'ok') throw new Error(`${result.status}: ${result.reason}`);
  });
}
finish();
