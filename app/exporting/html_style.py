"""The style of an exported page: light and dark as the reader's system, and on paper."""

STYLE = """
:root { --ground: #fff; --text: #1a2127; --muted: #56626d; --line: #dce1e5; --side: #f4f6f7;
  --accent: #0b6e69; --bubble: #edf4f4; --bad: #b3261e; --doubt: #fdf4e0; --doubt-line: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ground: #14181c; --text: #e4e9ed; --muted: #9eabb6;
  --line: #2c353c; --side: #0f1316; --accent: #52c7bb; --bubble: #1d2a2c; --bad: #ff9187;
  --doubt: #362b14; --doubt-line: #e8b955; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text);
  font: 16px/1.55 system-ui, "Segoe UI", "Noto Sans", "Malgun Gothic", sans-serif; }
main { max-width: 800px; margin: 0 auto; padding: 32px 20px 60px; }
h1 { font-size: 24px; line-height: 1.3; margin: 0 0 6px; overflow-wrap: anywhere; }
.origin { color: var(--muted); font-size: 13px; margin: 6px 0; }
section { margin-top: 34px; }
.question { background: var(--bubble); border-radius: 14px; padding: 10px 16px; margin-left: 12%;
  white-space: pre-wrap; overflow-wrap: anywhere; }
.answer { margin: 16px 0 10px; white-space: pre-wrap; overflow-wrap: anywhere; }
a.value { color: var(--accent); font-weight: 600; text-decoration-thickness: 1px; }
mark { background: var(--doubt); color: inherit; border-bottom: 2px dotted var(--doubt-line); }
mark .why { color: var(--muted); font-size: 13px; }
.note { background: var(--doubt); border-radius: 8px; padding: 7px 12px; margin: 8px 0; }
.problem { color: var(--bad); }
.structures { display: flex; flex-wrap: wrap; gap: 10px; margin: 10px 0; }
figure { margin: 0; width: 238px; border: 1px solid var(--line); border-radius: 11px; padding: 8px;
  background: #fff; color: #1a2127; }
figure svg { display: block; width: 220px; height: 150px; }
figcaption { font-size: 13px; overflow-wrap: anywhere; }
figcaption code { display: block; color: #56626d; font-size: 11px; }
.undrawn { display: block; color: #56626d; font-size: 13px; padding: 20px 8px; }
details.calls > summary { color: var(--muted); cursor: pointer; font-size: 14px; }
details.call { border: 1px solid var(--line); border-radius: 9px; padding: 7px 12px; margin: 8px 0; }
details.call.error, details.call.timeout, details.call.crashed, details.call.denied,
details.call.unparsed { border: 1px dashed var(--bad); }
details.call:target { border: 2px solid var(--accent); }
summary { cursor: pointer; overflow-wrap: anywhere; }
.outline, .state { color: var(--muted); font-size: 14px; }
.state::before { content: "· "; }
.rerun { background: var(--side); border-radius: 8px; padding: 4px 10px; margin: 8px 0; }
table { border-collapse: collapse; margin: 8px 0; font-size: 14px; }
th, td { text-align: left; vertical-align: top; padding: 3px 14px 3px 0; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; }
th { color: var(--muted); font-weight: 600; font-size: 12px; }
pre { background: var(--side); padding: 10px 12px; border-radius: 7px; overflow-x: auto; font-size: 12px;
  line-height: 1.4; }
@media print { section, figure, details.call { break-inside: avoid; } }
"""
