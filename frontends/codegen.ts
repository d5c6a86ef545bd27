import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * One typed output for each application, made from its own `.graphql` files.
 * The schema is the committed SDL: no server is needed to generate or to check.
 */
const SCALARS = {
  ID: 'string',
  DateTime: 'string',
  Date: 'string',
  JSON: 'unknown',
};

function application(name: string): CodegenConfig['generates'] {
  return {
    [`apps/${name}/src/lib/gql/`]: {
      documents: `apps/${name}/src/lib/operations/**/*.graphql`,
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        importExtension: '.ts',
        scalars: SCALARS,
        strictScalars: true,
        useTypeImports: true,
      },
    },
  };
}

const config: CodegenConfig = {
  schema: '../graphql/schema.graphql',
  ignoreNoDocuments: true,
  generates: { ...application('portal'), ...application('club') },
};

export default config;
