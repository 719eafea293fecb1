import { createTheme } from '@mantine/core';

/** Sizes and colours stand in styles/tokens.css; here only what Mantine decides in code. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
});
