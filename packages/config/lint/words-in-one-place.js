// cspell:ignore quasis
const MESSAGE = 'What a person reads stands in src/web/text: name it there and use it from there.';

/** Attributes that people read or hear. */
const READ = new Set(['aria-label', 'aria-valuetext', 'alt', 'label', 'meaning', 'placeholder', 'title']);

/** Attributes that hold names of classes and drawings. */
const NAMES = new Set(['class', 'd']);

/** A word of at least two letters that stands for itself, not within an identifier, a path or a selector. */
const WORD = /(?<![\w./#:[\]()=@\\<>*~$-])\p{L}{2,}(?![\w/#:[\]()=@\\<>*~$-])/u;
/** Words as people write them: a capital first, or two of them beside each other. */
const SENTENCE = /^\s*(?:\p{Lu}\p{Ll}+(?:['’]\p{Ll}+)?(?:[ ,.:;…!?]|$)|.*\p{L}[\p{L}'’-]*,? \p{L}{2,})/u;

/** Names of keys and what a drag carries. */
const KEYS = new Set(['Enter', 'Escape', 'Home', 'End', 'Files', 'Notification']);
/** Methods that take a selector or the name of a header, and properties that hold names of classes, a colour or a policy. */
const FINDERS = new Set(['closest', 'get', 'matches', 'querySelector', 'querySelectorAll']);
const SETTINGS = new Set(['className', 'content', 'fill', 'font']);
/** Markup, and a list of selectors. */
const CODE = /^<|(?:^|[\s,])\.[a-z]/;

function isForMachines(node) {
  const { parent } = node;
  switch (parent?.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'BinaryExpression':
    case 'TSLiteralType':
    case 'SwitchCase': {
      return true;
    }
    case 'NewExpression': {
      return /(?:Error|Exception)$/.test(parent.callee.name ?? '');
    }
    case 'CallExpression': {
      return FINDERS.has(parent.callee.property?.name);
    }
    case 'AssignmentExpression': {
      return SETTINGS.has(parent.left.property?.name);
    }
    case 'Property': {
      return parent.key === node || SETTINGS.has(parent.key.name);
    }
    default: {
      return false;
    }
  }
}

/** What is handed to a function, and markup within an attribute, is judged for itself. */
const ANEW = new Set(['CallExpression', 'JSXElement', 'JSXFragment']);

/** The attribute that a node stands in; null when it is no part of one. */
function attributeOf(node) {
  for (let at = node.parent; at !== null && at !== undefined; at = at.parent) {
    if (at.type === 'JSXAttribute') return at.name.type === 'JSXIdentifier' ? at.name.name : 'xml';
    if (ANEW.has(at.type) || at.type.endsWith('Statement')) return null;
  }
  return null;
}

/** Whether a value is put between tags as it is: not compared, and handed to no function. */
function isShown(node) {
  for (let at = node.parent; at !== null && at !== undefined; at = at.parent) {
    if (at.type === 'JSXExpressionContainer') return at.parent.type !== 'JSXAttribute';
    if (!['ConditionalExpression', 'LogicalExpression', 'TemplateLiteral', 'TSAsExpression'].includes(at.type))
      return false;
  }
  return false;
}

/**
 * Words of the page that stand anywhere but in its words. A string is one when it stands between tags, in an attribute that people read,
 * or looks like a sentence; names of classes, keys and selectors are none.
 */
export const wordsInOnePlace = {
  create(context) {
    const report = (node) => context.report({ node, message: MESSAGE });
    const look = (node, text) => {
      if (!WORD.test(text) || KEYS.has(text) || CODE.test(text) || isForMachines(node)) return;
      const attribute = attributeOf(node);
      if (NAMES.has(attribute)) return;
      if (READ.has(attribute) || isShown(node) || SENTENCE.test(text)) report(node);
    };
    return {
      JSXText(node) {
        if (WORD.test(node.value)) report(node);
      },
      Literal(node) {
        if (typeof node.value === 'string') look(node, node.value);
      },
      TemplateLiteral(node) {
        look(node, node.quasis.map(({ value }) => value.cooked ?? '').join(' … '));
      },
    };
  },
};
