type Json = Record<string, unknown>;

const PROBLEM = 'https://api.x.com/2/problems/';

/** What X says when it refuses, by the name tests give to it. */
export const refusals = {
  unauthorised: { status: 401, body: { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' } },
  noCredits: {
    status: 402,
    body: { title: 'CreditsDepleted', detail: 'No credits.', type: `${PROBLEM}credits`, account_id: 42 },
  },
  notEnrolled: {
    status: 403,
    body: {
      title: 'Client Forbidden',
      type: `${PROBLEM}client-forbidden`,
      reason: 'client-not-enrolled',
      detail: 'Not in a project.',
      client_id: '7',
    },
  },
  noStreamRights: {
    status: 403,
    body: {
      title: 'Unsupported Authentication',
      type: `${PROBLEM}unsupported-authentication`,
      status: 403,
      detail: 'Not in your access level.',
    },
  },
  noRules: {
    status: 409,
    body: {
      title: 'ConnectionException',
      type: `${PROBLEM}streaming-connection`,
      connection_issue: 'RuleConfigurationIssue',
      detail: 'No rules.',
    },
  },
  tooManyConnections: {
    status: 429,
    body: {
      title: 'ConnectionException',
      type: `${PROBLEM}streaming-connection`,
      connection_issue: 'TooManyConnections',
      detail: 'One is open.',
    },
  },
  tooManyRequests: {
    status: 429,
    body: { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 },
  },
  usageCap: {
    status: 429,
    body: {
      title: 'UsageCapExceeded',
      period: 'Monthly',
      scope: 'Product',
      type: `${PROBLEM}usage-capped`,
      detail: 'Cap exceeded.',
    },
  },
  unavailable: {
    status: 503,
    body: { title: 'Service Unavailable', detail: 'Service Unavailable', type: 'about:blank', status: 503 },
  },
  appMayNotWrite: {
    status: 403,
    body: {
      title: 'Unsupported Authentication',
      type: `${PROBLEM}unsupported-authentication`,
      status: 403,
      detail: 'Application-only tokens may not do this.',
    },
  },
  notSummoned: {
    status: 403,
    body: {
      title: 'Forbidden',
      type: `${PROBLEM}not-authorized-for-resource`,
      status: 403,
      detail: 'You can only reply to or quote others when summoned.',
    },
  },
  duplicate: {
    status: 403,
    body: { title: 'Forbidden', type: 'about:blank', status: 403, detail: 'This is duplicate content.' },
  },
  parentGone: {
    status: 403,
    body: { title: 'Forbidden', type: 'about:blank', status: 403, detail: 'That post is deleted or not visible.' },
  },
  messagesClosed: {
    status: 403,
    body: { title: 'Forbidden', type: 'about:blank', status: 403, detail: 'No permission to DM one of the participants.' },
  },
  badRequest: {
    status: 400,
    body: {
      title: 'Invalid Request',
      type: `${PROBLEM}invalid-request`,
      detail: 'One or more parameters to your request was invalid.',
      errors: [{ parameters: { text: ['...'] }, message: 'text is too long' }],
    },
  },
  sinceIdTooOld: {
    status: 400,
    body: {
      title: 'Invalid Request',
      type: `${PROBLEM}invalid-request`,
      detail: 'One or more parameters to your request was invalid.',
      errors: [{ parameters: { since_id: ['1'] }, message: 'since_id is too old' }],
    },
  },
} as const satisfies Record<string, { readonly status: number; readonly body: Json }>;

export type Refusal = { readonly status: number; readonly body: Json; readonly headers?: Readonly<Record<string, string>> };

export function notFound(id: string): Json {
  return {
    value: id,
    parameter: 'ids',
    resource_id: id,
    resource_type: 'tweet',
    title: 'Not Found Error',
    detail: `Could not find tweet with ids: [${id}].`,
    type: `${PROBLEM}resource-not-found`,
  };
}

export function notAuthorised(id: string): Json {
  return {
    ...notFound(id),
    title: 'Authorization Error',
    detail: 'Not yours to see.',
    type: `${PROBLEM}not-authorized-for-resource`,
  };
}

export const disconnectLine = JSON.stringify({
  errors: [
    {
      title: 'operational-disconnect',
      disconnect_type: 'UpstreamOperationalDisconnect',
      detail: 'Closed upstream.',
      type: `${PROBLEM}operational-disconnect`,
    },
  ],
});
