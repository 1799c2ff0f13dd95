package dev.keysend.browser;

import java.util.List;

/** Checks that text has the contrast that WCAG 2.2 requires: at least 4.5 to 1. */
final class Contrast {
  private static final String TOO_LOW =
      """
      (() => {
        const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
        const layers = element => {
          const colours = [];
          for (let e = element; e; e = e.parentElement) {
            colours.unshift(getComputedStyle(e).backgroundColor);
          }
          return colours;
        };
        const paint = colours => {
          canvas.fillStyle = 'white';
          canvas.fillRect(0, 0, 1, 1);
          for (const colour of colours) {
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
          }
          return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
        };
        const luminance = rgb => rgb
          .map(c => c / 255)
          .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
          .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
        const low = [];
        for (const element of document.body.querySelectorAll('*')) {
          const own = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
          if (!own || !element.checkVisibility() || element.closest('script, style, .skip')) {
            continue;
          }
          const behind = layers(element);
          const one = luminance(paint(behind));
          const other = luminance(paint([...behind, getComputedStyle(element).color]));
          const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
          if (contrast < 4.5) {
            low.push(`${contrast.toFixed(2)} ${element.tagName} ${element.className}: `
              + element.textContent.trim().slice(0, 40));
          }
        }
        return [...new Set(low)];
      })()
      """;

  private Contrast() {}

  /** The texts with too little contrast, each with its contrast. */
  @SuppressWarnings("unchecked")
  static List<String> tooLow(Browser browser) {
    return (List<String>) browser.evaluate(TOO_LOW);
  }
}
