/** The package ships no types; what is used of it here. */
declare module 'sentiment' {
  export default class Sentiment {
    analyze(text: string): { readonly score: number; readonly comparative: number };
  }
}
