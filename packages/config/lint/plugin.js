import { noExportStar } from './no-export-star.js';
import { wordsInOnePlace } from './words-in-one-place.js';

const plugin = {
  meta: { name: 'mats' },
  rules: { 'no-export-star': noExportStar, 'words-in-one-place': wordsInOnePlace },
};

export { plugin as default };
