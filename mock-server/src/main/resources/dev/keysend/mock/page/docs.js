// The served contract names this mock as its first server, so "try it out" pays here.
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', follow);
follow();

const ui = SwaggerUIBundle({
  url: 'openapi.yaml',
  dom_id: '#documentation',
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: 'full',
  tryItOutEnabled: true,
  validatorUrl: null,
  onComplete: async () => {
    const { keys } = await (await fetch('mock.json')).json();
    if (keys.apiKey) {
      ui.preauthorizeBasic('basicAuth', keys.apiKey, '');
    }
  },
});
