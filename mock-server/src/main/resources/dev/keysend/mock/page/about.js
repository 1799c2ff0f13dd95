// What the mock is: its endpoint, mode, sample keys and examples.
export const base = new URL('.', location.href).href.replace(/\/$/, '');
export const about = await (await fetch('mock.json')).json();
