import type { Agreement, SampleDetail } from '../../api/quality-types.ts';
import { useText } from '../../i18n/use-text.ts';
import { cleanText } from '../../text/clean.ts';
import { countText, decimalText, percent } from '../../text/numbers.ts';

/** How far two people agree who scored the same case without seeing each other's score. */
export function AgreementTable({ sample }: { readonly sample: SampleDetail }) {
  const t = useText('quality');
  const { agreement, card } = sample;
  const textOf = (id: string): string => cleanText(card.questions.find((question) => question.id === id)?.text ?? id);
  return (
    <div>
      <h3 id="agreement">{t('agreement')}</h3>
      {agreement.passed.pairs === 0 ? (
        <p className="dimmed">{t('noPairs')}</p>
      ) : (
        <>
          <p className="dimmed small">{t('agreementHint')}</p>
          <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="agreement">
            <table className="table agreement">
              <thead>
                <tr>
                  <th scope="col">{t('question')}</th>
                  <th scope="col" className="right">
                    {t('pairs')}
                  </th>
                  <th scope="col" className="right">
                    {t('same')}
                  </th>
                  <th scope="col" className="right">
                    {t('kappa')}
                  </th>
                </tr>
              </thead>
              <tbody>
                <Line name={t('onPass')} agreement={agreement.passed} />
                {agreement.questions.map((one) => (
                  <Line key={one.question} name={textOf(one.question)} agreement={one} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </div>
  );
}

function Line({ name, agreement }: { readonly name: string; readonly agreement: Agreement }) {
  const { pairs, share, kappa } = agreement;
  return (
    <tr>
      <th scope="row" className="what">
        <bdi dir="auto">{name}</bdi>
      </th>
      <td className="right">{countText(pairs)}</td>
      <td className="right">{share === null ? '–' : percent(share)}</td>
      <td className="right">{kappa === null ? '–' : decimalText(kappa, 2)}</td>
    </tr>
  );
}
