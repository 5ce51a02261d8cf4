/// The search in a page: it hides what does not have all the words, and says how many are left.
enum HTMLScript {
  static let text = """
    (() => {
      "use strict";
      const form = document.querySelector("[role=search]");
      const field = form.querySelector("input");
      const found = form.querySelector("output");
      const fold = text => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
      const items = Array.from(document.querySelectorAll("article"), node => ({node, text: null}));
      const blocks = Array.from(document.querySelectorAll("main section")).reverse();
      const show = () => {
        const words = fold(field.value).split(/\\s+/).filter(Boolean);
        let count = 0;
        for (const item of items) {
          item.text ??= fold(item.node.textContent + " " + (item.node.dataset.about ?? ""));
          const fits = words.every(word => item.text.includes(word));
          item.node.hidden = !fits;
          if (fits) count += 1;
        }
        for (const block of blocks) block.hidden = !block.querySelector("article:not([hidden])");
        found.value = words.length === 0 ? "" : count === 1 ? "1 document" : `${count} documents`;
      };
      field.addEventListener("input", show);
      document.addEventListener("keydown", event => {
        if (event.key === "/" && event.target !== field && !event.ctrlKey && !event.metaKey && !event.altKey) {
          event.preventDefault();
          field.focus();
        } else if (event.key === "Escape" && event.target === field) {
          field.value = "";
          show();
        }
      });
      form.hidden = false;
      show();
    })();
    """

  /// What lets it run where the page's policy forbids all other scripts.
  static let policy = ContentPolicy.source(of: "\n" + text + "\n")
}
