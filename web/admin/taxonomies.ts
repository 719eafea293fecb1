/** The taxonomies that come with the program. */
export const shippedTaxonomies = ['general', 'airline', 'bank', 'hospitality', 'retail', 'telecom'] as const;
