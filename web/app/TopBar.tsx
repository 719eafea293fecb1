import { Menu } from '@mantine/core';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import { FindBox } from '../inbox/FindBox.tsx';
import { Icon } from '../ui/icons.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { LiveBadge } from './LiveBadge.tsx';
import { SampleBadge } from './SampleBadge.tsx';
import { SearchBox } from './SearchBox.tsx';
import { Sections } from './Sections.tsx';
import { StatusMenu } from './StatusMenu.tsx';
import { useBrand } from './use-brand.ts';

export function TopBar() {
  const t = useText('app');
  const onDesk = useRouterState({ select: ({ location }) => /^\/cases(?:\/|$)/u.test(location.pathname) });
  return (
    <header className="top">
      <Link to="/cases" className="logo" aria-label={t('home')}>
        <Icon name="ear" size={20} />
        <span className="logo-word">Earshot</span>
      </Link>
      <BrandMenu />
      <Sections place="top" />
      <span className="grow" />
      {onDesk ? <FindBox name="top" /> : <SearchBox />}
      <LiveBadge />
      <SampleBadge />
      <StatusMenu />
      <AccountMenu />
    </header>
  );
}

function BrandMenu() {
  const t = useText('app');
  const { brand, brands } = useBrand();
  const navigate = useNavigate();
  if (brand === undefined) return <span className="brand-name dimmed">…</span>;
  if (brands.length === 1) return <span className="brand-name">{brand.name}</span>;
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-start" shadow="sm">
      <Menu.Target>
        <button type="button" className="plain-button brand-name" aria-label={t('changeBrand', { name: brand.name })}>
          {brand.name}
          <Icon name="down" size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={brand.id}
          onChange={(id) => void navigate({ to: '.', search: (search) => ({ ...search, brand: id }) })}
        >
          {brands.map(({ id, name }) => (
            <Menu.RadioItem key={id} value={id} closeMenuOnClick>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
