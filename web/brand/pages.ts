/** The pages about a brand: where each is, what it is called, and its name in a link that is shared. */
export const brandPages = [
  { to: '/brand', text: 'title', page: 'overview' },
  { to: '/brand/topics', text: 'topics', page: 'topics' },
  { to: '/brand/voice', text: 'voice', page: 'voice' },
  { to: '/brand/places', text: 'places', page: 'places' },
  { to: '/brand/authors', text: 'authors', page: 'authors' },
  { to: '/brand/reviews', text: 'reviews', page: 'reviews' },
  { to: '/brand/care', text: 'care', page: 'care' },
] as const;
