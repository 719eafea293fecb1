/** What young South Africans say in whichever of their languages they write. */
export const township = `mara mos vele kanti eish yoh yho joh haibo mxm neh shem sharp heita eita awe ekse bra sisi buti bhuti skeem dintshang ntwana chomi tjomi chommie
    gents majita mjita laaitie zaka chankura nyuku straata jola cava vaya phanda danko tjovitjo moghel cherry taima ouledi timer autie moja grand fede hola holla bathong
    jonga blind wonke sbwl tjo yooo hayi suka voetsek tsotsi skhothane braai shisanyama kota bunny chow khekhe mchina fahfee stokvel society gogo mkhulu ngwan mjolo gae kasi ekasi loxion`;
