/** The contract names the real server; whoever tries it out here means this mock. */
const thisMock = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        updateJsonSpec: (original) => (contract) =>
          original({
            ...contract,
            servers: [{ url: new URL('.', location.href).href.replace(/\/$/, ''), description: 'This mock' }],
          }),
      },
    },
  },
});

window.ui = SwaggerUIBundle({
  url: 'openapi.yaml',
  dom_id: '#documentation',
  deepLinking: true,
  validatorUrl: null,
  plugins: [thisMock],
});
