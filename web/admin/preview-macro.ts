/** Invented values, to see how a text reads; the real ones come with a case. */
const values: Readonly<Record<string, string>> = {
  'customer.name': 'Lerato Molefe',
  'customer.handle': '@lerato',
  'agent.name': 'Sam Naidoo',
  'case.number': '1042',
  'brand.name': 'Acme Air',
  'case.topic': 'Baggage',
};
export function previewMacro(text: string): string {
  return text.replaceAll(/\{\{([^{}]*)\}\}/gu, (whole, name: string) => values[name.trim()] ?? whole);
}
