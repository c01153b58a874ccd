// Stands for minimatch, which the language client asks only about the patterns of src/documents.ts: names with `**`, `*`
// and `{a,b}`.
class Minimatch {
  constructor(pattern) {
    const parts = pattern.split(/(\*\*\/|\*|\{[^{}]*\})/);
    const escape = (text) => text.replace(/[.+^$()|[\]\\?{}]/g, "\\$&");
    const source = parts.map((part) => {
      if (part === "**/") return "(?:.*/)?";
      if (part === "*") return "[^/]*";
      if (/^\{.*\}$/.test(part)) return `(?:${part.slice(1, -1).split(",").map(escape).join("|")})`;
      return escape(part);
    });
    this.expression = new RegExp(`^${source.join("")}$`);
  }
  makeRe() {
    return this.expression;
  }
  match(path) {
    return this.expression.test(path.replace(/\\/g, "/"));
  }
}
module.exports = { Minimatch };
