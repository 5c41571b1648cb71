import eslint from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Rules a machine can hold; what needs judgement stands in CONTRIBUTING.md. Every rule is an error: a warning is read once and then never. */

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that a search for the name finds every use.',
};
const noDynamicImport = {
  selector: 'ImportExpression',
  message: 'Import statically: what a file needs stands at its top, where the architecture rules see it.',
};
const noClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time is an argument here: this code gives the same answer whenever it runs.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time is an argument here: this code gives the same answer whenever it runs.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance is an argument here: this code gives the same answer whenever it runs.',
  },
  {
    selector: "MemberExpression[object.name='process']",
    message: 'The process and its environment belong to the caller.',
  },
];
const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Read settings by #settings: there they are checked at start and explained when wrong.',
};

const noUnnestByHand = {
  selector: ':matches(TemplateElement[value.raw=/unnest\\(\\$\\d/i], Literal[value=/unnest\\(\\$\\d/i])',
  message:
    'Hand rows to a statement by unnest of #database: it writes the parameters, their types and the names of the columns.',
};

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.data/', '.cache/', '**/generated/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: { globals: globals.node },
  },
  {
    // What a browser is sent as it is.
    files: ['libs/pages/assets/files/*.js'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 450 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', { max: 5 }],
      complexity: ['error', { max: 15 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-control-regex': 'off', // refusing control characters is a rule of the domain
      'no-restricted-syntax': ['error', noDefaultExport, noDynamicImport, noEnvironment, noUnnestByHand],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/require-await': 'off', // an async function may fulfil an interface that another one needs
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'typeLike', format: ['PascalCase'] },
        {
          selector: 'interface',
          format: ['PascalCase'],
          custom: { regex: '^I[A-Z]', match: false }, // named for what it is, not for being an interface
        },
        { selector: 'function', format: ['camelCase', 'PascalCase'] },
        { selector: 'classMethod', format: ['camelCase'], leadingUnderscore: 'forbid' },
      ],
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'test/**/*.{ts,tsx}'],
    rules: { 'max-lines-per-function': 'off', 'max-params': 'off' },
  },
  {
    // Tests hand untyped JSON to typed doors on purpose: what a stranger sends has no type.
    files: ['**/*.test.{ts,tsx}', 'test/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Programs of their own: they read their environment and speak to a terminal.
    files: [
      'scripts/**/*.{ts,tsx}',
      'test/**/*.{ts,tsx}',
      'bench/**/*.{ts,tsx}',
      '**/*.test.{ts,tsx}',
      'libs/settings/**/*.{ts,tsx}',
      'libs/database/embedded/**/*.{ts,tsx}', // hands its environment on to PostgreSQL
      'libs/local-kafka/**/*.{ts,tsx}', // finds Java, and the folder for what is fetched
      'apps/hub/demo/**/*.{ts,tsx}',
      'apps/*/main.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noDynamicImport], 'no-console': 'off' },
  },
  {
    // What goes out to others goes one way, which follows no redirect. The demo is a stranger with a client of its own.
    files: ['apps/**/*.{ts,tsx}', 'libs/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}', 'libs/http/call-out.ts', 'apps/hub/demo/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          name: 'fetch',
          message: 'Call others by callOut of #http: it follows no redirect and says why there was no answer.',
        },
      ],
    },
  },
  {
    // Programs seal in one way, which the ground of the services says.
    files: ['apps/**/*.{ts,tsx}', 'libs/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}', 'libs/secrecy/**', 'libs/service/ground.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '#secrecy',
          importNames: ['plainSealer'],
          message: 'Seal by the sealer of the ground: `bedrock` of #service has it where there is no service.',
        },
      ],
    },
  },
  {
    // The pure rooms: no clock, no chance, no environment.
    files: [
      'libs/intake/**/*.{ts,tsx}',
      'libs/needs/**/*.{ts,tsx}',
      'libs/profile/**/*.{ts,tsx}',
      'apps/*/translate/**/*.{ts,tsx}',
      'apps/collector/case/**/*.{ts,tsx}',
    ],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noDynamicImport, ...noClock] },
  },
);
