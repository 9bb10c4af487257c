/** `export *` hides what a package promises; one door with named exports shows it. */
export const noExportStar = {
  create(context) {
    return {
      ExportAllDeclaration(node) {
        context.report({ node, message: 'Name every export: replace `export *` by `export { name } from`.' });
      },
    };
  },
};
