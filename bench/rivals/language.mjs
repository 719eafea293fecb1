/** Language detectors to measure beside ours: each loads on demand and answers with the code that it uses, or null. */
export const detectors = [
  {
    name: 'fasttext.wasm.js',
    async load() {
      const { getLIDModel } = await import('fasttext.wasm.js');
      const model = await (await getLIDModel()).load();
      return (text) => {
        const answer = model.predict(text, 1, 0);
        const label = answer.size() > 0 ? answer.get(0)[1].slice('__label__'.length) : null;
        answer.delete();
        return label;
      };
    },
  },
  ...['small', 'extrasmall', 'large'].map((size) => ({
    name: `eld ${size}`,
    async load() {
      const { eld } = await import(`eld/${size}`);
      return (text) => eld.detect(text).language || null;
    },
  })),
  {
    name: 'cld3-asm',
    async load() {
      const { loadModule } = await import('cld3-asm');
      const cld = (await loadModule()).create(0, 1000);
      return (text) => cld.findLanguage(text).language;
    },
  },
  {
    name: 'tinyld',
    async load() {
      const { detect } = await import('tinyld');
      return (text) => detect(text) || null;
    },
  },
  {
    name: 'lande',
    async load() {
      const lande = (await import('lande')).default;
      return (text) => lande(text)[0]?.[0] ?? null;
    },
  },
  {
    name: 'franc',
    async load() {
      const { franc } = await import('franc');
      return (text) => franc(text, { minLength: 1 });
    },
  },
  {
    name: 'languagedetect',
    async load() {
      const LanguageDetect = (await import('languagedetect')).default;
      const detector = new LanguageDetect();
      detector.setLanguageType('iso2');
      return (text) => detector.detect(text, 1)[0]?.[0] ?? null;
    },
  },
];
