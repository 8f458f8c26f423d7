/**
 * Traditional form, then simplified form, of characters that stand in words of a lexicon. Only what
 * maps one to one.
 */
const PAIRS = `
檢检 執执 師师 偽伪 僞伪 偵侦 員员 傳传 書书 處处 機机 關关 辦办 監监 銀银 證证 據据 義义 稱称 報报 裝装 誰谁 與与 為为 爲为 職职 屬属 聯联 網网 絡络 國国 務务 審审 訴诉 訟讼 決决 調调 誡诫 請请 讓让
給给 對对 會会 脅胁 嚇吓 罵骂 殺杀 斷断 腳脚 頭头 臉脸 媽妈 爺爷 孫孙 兒儿 親亲 鄰邻 戶户 門门 車车 潑泼 傷伤 殘残 毀毁 廢废 爛烂 賤贱 騙骗 賴赖 敗败 寧宁 飯饭 單单 學学 園园 擾扰 壓压 斃毙 燒烧 鬧闹
圍围 懲惩 罰罚 訊讯 錄录 圖图 屍尸 隱隐 洩泄 徵征 記记 謊谎 虛虚 誇夸 編编 額额 領领 導导 響响 養养 險险 凍冻 結结 產产 資资 虧亏 漲涨 優优 減减 諾诺 擔担 責责 連连 帶带 績绩 當当 軍军 費费 續续 貸贷
債债 錢钱 還还 滯滞 納纳 擼撸 轉转 賬账 帳账 過过 橋桥 舊旧 換换 臨临 時时 應应 離离 貼贴 橫横 廣广 場场 區区 樓楼 牆墙 墻墙 欄栏 條条 噴喷 視视 頻频 發发 曬晒 業业 戲戏 佈布 號号 個个 電电 話话 語语
簡简 體体 線线 進进 闖闯 鎖锁 強强 衝冲 沖冲 擠挤 廳厅 廠厂 內内 從从 開开 點点 淩凌 緊紧 屆届 齊齐 總总 經经 歲岁 爾尔 無无 沒没 勸劝 別别 嚴严 許许 說说 問问 題题 絕绝 動动 勞劳 們们 這这 裡里 裏里
麼么 麽么 兩两 萬万 補补 刪删 滅灭 轟轰 環环 級级 龍龙 東东 誤误 滿满 歡欢 騷骚 佔占 拋抛 喚唤 貓猫 態态 認认 識识 幫帮 獎奖 實实 質质
`;

export const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  PAIRS.split(/\s+/).flatMap((pair) => {
    const [traditional = '', simplified = ''] = Array.from(pair);
    return traditional === '' ? [] : [[traditional, simplified] as const];
  }),
);
