// The served contract names this mock as its first server, so "try it out" pays here.
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', follow);
follow();

// swagger-ui leaves these without a name, a landmark, a heading level or keyboard access. It draws them again and again.
const AMENDMENTS = [
  ['.information-container', { role: 'region', 'aria-label': 'About' }],
  ['.schemes-server-container', { role: 'region', 'aria-label': 'Server and keys' }],
  ['.opblock-tag', { 'aria-level': '2' }],
  ['.opblock-section-header h4, .opblock-section .opblock-title, .responses-inner > h4', { role: 'heading', 'aria-level': '3' }],
  ['.microlight, .curl', { tabindex: '0' }],
  ['#servers', { 'aria-label': 'Server' }],
  ['.opblock-description-wrapper .examples-select-element', { 'aria-label': 'Request example' }],
  ['.response-control-examples .examples-select-element', { 'aria-label': 'Response example' }],
  ['.body-param textarea, textarea.body-param__text', { 'aria-label': 'Request body' }],
  ['.content-type', { 'aria-label': 'Media type' }],
];

const amend = () => {
  for (const [selector, attributes] of AMENDMENTS) {
    for (const node of document.querySelectorAll(selector)) {
      for (const [name, value] of Object.entries(attributes)) {
        if (node.getAttribute(name) !== value) {
          node.setAttribute(name, value);
        }
      }
    }
  }
};
new MutationObserver(amend).observe(document.getElementById('documentation'), { childList: true, subtree: true });

const ui = SwaggerUIBundle({
  url: 'openapi.yaml',
  dom_id: '#documentation',
  // With one operation there is nothing to link to, and the link would sit inside a button.
  deepLinking: false,
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
