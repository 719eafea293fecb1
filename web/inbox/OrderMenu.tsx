import { Menu } from '@mantine/core';
import { caseOrders } from '../app/search.ts';
import type { CaseOrder, CasesSearch } from '../app/search.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';
import { isFinished, orderOf } from './filter.ts';

const shortNames = { pressing: 'pressingShort', recent: 'recentShort', oldest: 'oldestShort' } as const;

export function OrderMenu(props: { readonly search: CasesSearch; readonly onChange: (order: CaseOrder) => void }) {
  const { search, onChange } = props;
  const t = useText('inbox');
  const order = orderOf(search);
  const finished = isFinished(search);
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="sm" width={220}>
      <Menu.Target>
        <button type="button" className="plain-button order-button" aria-label={`${t('order')}: ${t(order)}`}>
          {t(shortNames[order])}
          <Icon name="down" size={11} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{finished ? t('orderFinished') : t('order')}</Menu.Label>
        <Menu.RadioGroup
          value={order}
          onChange={(next) => {
            const chosen = caseOrders.find((one) => one === next);
            if (chosen !== undefined) onChange(chosen);
          }}
        >
          {caseOrders.map((one) => (
            <Menu.RadioItem key={one} value={one} closeMenuOnClick disabled={finished && one !== 'recent'}>
              {t(one)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
