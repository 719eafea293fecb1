import { Link } from '@tanstack/react-router';
import type { CaseDetail, CaseSummary, Identity } from '../api/types.ts';
import { Understood } from '../feed/Understood.tsx';
import { cleanName, cleanText } from '../text/clean.ts';
import { RichText } from '../i18n/RichText.tsx';
import { textOf } from '../i18n/texts.ts';
import { useText } from '../i18n/use-text.ts';
import { evidenceNames, statusNames } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { authorName } from '../ui/AuthorName.tsx';
import { Initials, NetworkMark } from '../ui/labels.tsx';
import { ConclusionBox } from '../reply/ConclusionBox.tsx';
import { Contacts } from './Contacts.tsx';
import { Matches } from './Matches.tsx';
import { newestOf } from './newest.ts';

const words = textOf('words');

/** Who this is, on every network we know them on, and what else they have with us. */
export function CustomerPane({ one }: { readonly one: CaseDetail }) {
  const t = useText('reply');
  const newest = newestOf(one.mentions);
  const name =
    cleanName(one.customer?.name ?? one.customerName) ||
    (newest === undefined ? t('unknownCustomer') : authorName(newest.author));
  return (
    <div className="customer scroller">
      <section className="facts customer-name">
        <Initials name={name} large />
        <div>
          <h2>
            <bdi>{name}</bdi>
          </h2>
          {one.customer === null ? null : (
            <p className="dimmed small">
              <RichText area="reply" name="firstHeard" with={{ when: <Ago at={one.customer.firstSeenAt} /> }} />
            </p>
          )}
        </div>
      </section>
      <ConclusionBox conclusions={one.conclusions ?? []} />
      <section className="facts">
        <h2>
          {t('identities')} <span className="dimmed number">{one.customer?.identities.length ?? 0}</span>
        </h2>
        <ul className="plain identities">
          {(one.customer?.identities ?? []).map((identity) => (
            <li key={`${identity.network} ${identity.externalId}`}>
              <IdentityLine identity={identity} />
            </li>
          ))}
        </ul>
        {one.customer === null ? null : <Matches customer={one.customer.id} caseId={one.id} />}
      </section>
      {newest === undefined || newest.deletedAt !== null || newest.redacted === true ? null : <Understood mention={newest} />}
      <OtherCases cases={one.otherCases} />
      <Contacts mentions={one.contacts ?? []} />
    </div>
  );
}

function IdentityLine({ identity }: { readonly identity: Identity }) {
  const t = useText('reply');
  const handle = cleanName(identity.handle).replace(/^@/u, '');
  const name = cleanName(identity.name);
  return (
    <>
      <NetworkMark network={identity.network} />
      <span className="identity-name">
        <bdi className="cut">{handle === '' ? name || t('noName') : `@${handle}`}</bdi>
        {identity.followers === null ? null : (
          <span className="dimmed small">{t('followers', { count: identity.followers })}</span>
        )}
      </span>
      <span className="dimmed small nowrap">{evidenceNames[identity.evidence]}</span>
    </>
  );
}

function OtherCases({ cases }: { readonly cases: readonly CaseSummary[] }) {
  const t = useText('reply');
  return (
    <section className="facts">
      <h2>
        {t('otherCases')} <span className="dimmed number">{cases.length}</span>
      </h2>
      {cases.length === 0 ? <p className="dimmed">{t('noOthers')}</p> : null}
      <ul className="plain other-cases">
        {cases.map((other) => (
          <li key={other.id}>
            <Link to="/cases/$caseId" params={{ caseId: other.id }} className="cut">
              <bdi>{cleanText(other.subject) || `C-${other.number}`}</bdi>
            </Link>
            <span className="dimmed small nowrap">
              {statusNames[other.status]}, {words('mentions', { count: other.mentionCount })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
