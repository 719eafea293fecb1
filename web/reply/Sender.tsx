import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/session.ts';
import type { CaseDetail, Mention } from '../api/types.ts';
import { RichText } from '../i18n/RichText.tsx';
import { cleanName } from '../text/clean.ts';
import { networkName } from '../text/words.ts';

/** Where an answer goes and as whom: the brand's own account there, or its name where the account is not known by name. */
export function Sender({ one, mention }: { readonly one: CaseDetail; readonly mention: Mention }) {
  const { data } = useQuery(statusQuery);
  const account = cleanName(one.abilities?.[mention.id]?.as).replace(/^@/u, '');
  const brand = data?.brands.find(({ id }) => id === one.brand)?.name ?? one.brand;
  return (
    <span className="sender cut">
      <RichText
        area="reply"
        name="sendsAs"
        with={{
          network: networkName(mention.network),
          account: <bdi className="strong">{account === '' ? brand : `@${account}`}</bdi>,
        }}
      />
    </span>
  );
}
