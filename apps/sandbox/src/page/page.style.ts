/** The style of all pages of the sandbox: the platform's tokens (text ≥ 7:1, controls ≥ 4.5:1 on their ground), phone first. */
export const style = `
:root{--ink:#16202e;--ink-2:#46536a;--line:#d5dbe5;--edge:#6b7890;--ground:#f4f6f9;--paper:#fff;--brand:#1f4fbf;--brand-soft:#e8eefb;--on-brand:#fff;--ok:#14683f;--ok-soft:#e3f3ea;--seal:#b3261e;--seal-soft:#fbe9e7;
--font:system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--ink:#e9eef6;--ink-2:#aeb9cb;--line:#38435a;--edge:#8592ab;--ground:#10151f;--paper:#19202d;--brand:#9bb8ff;--brand-soft:#22304f;--on-brand:#0d1526;--ok:#7fd6a6;--ok-soft:#173527;--seal:#ff9a90;--seal-soft:#43201d}}
*{box-sizing:border-box}
body{margin:0;font:400 17px/1.65 var(--font);color:var(--ink);background:var(--ground);overflow-wrap:break-word}
h1,h2,h3,p,ol,ul,dl,dd{margin:0;padding:0}
h1{font-size:26px;line-height:1.3}h2{font-size:20px;line-height:1.4}
ul,ol{list-style:none}
a{color:var(--brand)}
.small,[lang=en]{color:var(--ink-2);font-size:14px}
.num{font-variant-numeric:tabular-nums}
h1 [lang=en],h2 [lang=en],label [lang=en]{display:block;font-weight:400;line-height:1.5}
h1+p{margin-top:8px}
.bar{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;align-items:center;padding:12px 16px;background:var(--paper);border-bottom:1px solid var(--line)}
.bar a{color:inherit;font-weight:700;text-decoration:none;display:inline-block;padding:4px 0}
main{max-width:62rem;margin:0 auto;padding:20px 16px 48px;display:grid;gap:20px}
.two{display:grid;gap:20px;align-items:start}
@media(min-width:52rem){.two{grid-template-columns:minmax(0,5fr) minmax(0,6fr)}main{padding-top:40px}}
.card{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:20px;display:grid;gap:16px;align-content:start}
label{display:block;font-weight:600}
input{width:100%;min-height:48px;margin-top:4px;padding:0 12px;font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--edge);border-radius:10px}
button,.btn{min-height:48px;padding:0 20px;border-radius:10px;border:1px solid var(--brand);background:var(--paper);color:var(--brand);font:600 17px/1.2 var(--font);cursor:pointer;text-decoration:none;display:inline-flex;align-items:center;justify-content:center;gap:8px}
.primary{background:var(--brand);color:var(--on-brand)}
.primary [lang=en]{color:inherit}
.primary[aria-disabled=true]{opacity:.7;cursor:progress}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
.banner{padding:12px 16px;border-radius:10px;border-left:5px solid var(--seal);background:var(--seal-soft)}
.banner.ok{border-color:var(--ok);background:var(--ok-soft)}
.banner [lang=en]{display:block}
.find{display:flex;gap:8px;align-items:end}.find>div{flex:1;min-width:0}
.people{display:grid;gap:8px}
.people button{width:100%;justify-content:flex-start;flex-wrap:wrap;gap:0 10px;padding:8px 14px;text-align:left;border-color:var(--line);color:var(--ink);overflow-wrap:anywhere}
.people button:hover,.people button[aria-pressed=true]{border-color:var(--brand);background:var(--brand-soft)}
.people .small{flex-basis:100%}
.messages li{padding:14px 0;border-top:1px solid var(--line)}.messages li:first-child{border-top:0}
.messages .text{white-space:pre-wrap}
.tag{display:inline-block;padding:2px 10px;border-radius:99px;font-size:14px;font-weight:600;background:var(--brand-soft);color:var(--brand)}
.links{display:grid;gap:10px}.links .btn{justify-content:space-between;width:100%;text-align:left;padding-block:8px}
.grid{display:grid;gap:20px}@media(min-width:52rem){.grid{grid-template-columns:repeat(3,minmax(0,1fr))}}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(max-width:30rem){.bar [lang=en]{display:none}}
@media(prefers-reduced-motion:no-preference){.new{animation:in 1.2s}@keyframes in{from{background:var(--brand-soft)}}}
`;
