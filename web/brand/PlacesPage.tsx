import { CountryNumbers } from './CountryNumbers.tsx';
import { LanguageNumbers } from './LanguageNumbers.tsx';

export function PlacesPage() {
  return (
    <>
      <CountryNumbers />
      <LanguageNumbers />
    </>
  );
}
