import keysend = require('keysend-mock-server');

const started: Promise<keysend.StartedKeysendMock> = keysend.startKeysendMock({ port: 0 });
void started.then(mock => mock.close());
