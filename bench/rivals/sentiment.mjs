import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const sign = (score) => (score < 0 ? 'negative' : score > 0 ? 'positive' : 'neutral');
/** VADER's own thresholds on its compound score. */
const VADER = 0.05;

/** Sentiment scorers to measure beside ours, at their default thresholds: each loads on demand. */
export const scorers = [
  {
    name: 'sentiment',
    async load() {
      const Sentiment = require('sentiment');
      const analyser = new Sentiment();
      return (text) => sign(analyser.analyze(text).score);
    },
  },
  {
    name: 'wink-sentiment',
    async load() {
      const score = require('wink-sentiment');
      return (text) => sign(score(text).score);
    },
  },
  {
    name: 'vader-sentiment',
    async load() {
      const { SentimentIntensityAnalyzer } = require('vader-sentiment');
      return (text) => {
        const { compound } = SentimentIntensityAnalyzer.polarity_scores(text);
        return compound <= -VADER ? 'negative' : compound >= VADER ? 'positive' : 'neutral';
      };
    },
  },
  {
    name: 'natural afinn',
    async load() {
      // It prints lines of its own when it is loaded.
      const { log } = console;
      console.log = () => {};
      const { SentimentAnalyzer, PorterStemmer, WordTokenizer } = require('natural');
      console.log = log;
      const analyser = new SentimentAnalyzer('English', PorterStemmer, 'afinn');
      const tokenizer = new WordTokenizer();
      return (text) => sign(analyser.getSentiment(tokenizer.tokenize(text)));
    },
  },
  {
    name: '@nlpjs/sentiment',
    async load() {
      const { Container } = require('@nlpjs/core');
      const { SentimentAnalyzer } = require('@nlpjs/sentiment');
      const { LangEn } = require('@nlpjs/lang-en');
      const container = new Container();
      container.use(LangEn);
      const analyser = new SentimentAnalyzer({ container });
      return async (text) => (await analyser.process({ utterance: text, locale: 'en' })).sentiment.vote;
    },
  },
];
