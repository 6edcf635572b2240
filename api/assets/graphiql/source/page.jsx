import { GraphiQL } from 'graphiql';
import 'graphiql/graphiql.css';
import { parse } from 'graphql';
import { createClient } from 'graphql-sse';
import { createRoot } from 'react-dom/client';

const endpoint = '/graphql';
const { query } = JSON.parse(document.getElementById('settings').textContent);

/** Whether the operation that will run is a subscription. */
function isSubscription({ query, operationName }) {
  const operations = parse(query).definitions.filter((d) => d.kind === 'OperationDefinition');
  const chosen = operations.find((o) => o.name?.value === operationName) ?? operations[0];
  return chosen?.operation === 'subscription';
}

/** The headers of the editor; a bearer without a token is nobody, not a bad token. */
function sent(headers = {}) {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => !/^bearer\s*$/i.test(value)));
}

/** Subscriptions by server-sent events, everything else by POST; the header editor holds the token. */
function fetcher(parameters, options = {}) {
  const headers = sent(options.headers);
  if (isSubscription(parameters)) {
    return createClient({ url: endpoint, headers, retryAttempts: 0 }).iterate(parameters);
  }
  return fetch(endpoint, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(parameters),
  }).then((response) => response.json());
}

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={query}
    defaultHeaders={'{\n  "authorization": "Bearer "\n}'}
    defaultEditorToolsVisibility="headers"
    shouldPersistHeaders={false}
  />,
);
