"""The figures that StatisticsTests expects, from SciPy 1.10.1 and NumPy 1.24.2 (Debian: python3-scipy). Run it to compare.

Series: the flow of the Nile at Aswan, 1871 to 1970 (Cobb: Biometrika 65, 1978; datasets::Nile of R), whose level changed in 1898, the 28th year;
the level of Lake Huron, 1875 to 1972 (Brockwell and Davis: Time Series, 1991; datasets::LakeHuron of R); and the example of Sen (Journal of the
American Statistical Association 63, 1968), whose slope he gives as 4.
"""
import itertools, math, numpy as np
from scipy import stats
import scipy
print("scipy", scipy.__version__, "numpy", np.__version__)
nile=[1120,1160,963,1210,1160,1160,813,1230,1370,1140,995,935,1110,994,1020,960,1180,799,958,1140,1100,1210,1150,1250,1260,1220,1030,1100,774,840,874,694,940,833,701,916,692,1020,1050,969,831,726,456,824,702,1120,1100,832,764,821,768,845,864,862,698,845,744,796,1040,759,781,865,845,944,984,897,822,1010,771,676,649,846,812,742,801,1040,860,874,848,890,744,749,838,1050,918,986,797,923,975,815,1020,906,901,1170,912,746,919,718,714,740]
assert len(nile)==100
lake=[580.38,581.86,580.97,580.80,579.79,580.39,580.42,580.82,581.40,581.32,581.44,581.68,581.17,580.53,580.01,579.91,579.14,579.16,579.55,579.67,578.44,578.24,579.10,579.09,579.35,578.82,579.32,579.01,579.00,579.80,579.83,579.72,579.89,580.01,579.37,578.69,578.19,578.67,579.55,578.92,578.09,579.37,580.13,580.14,579.51,579.24,578.66,578.86,578.05,577.79,576.75,576.75,577.82,578.64,580.58,579.48,577.38,576.90,576.94,576.24,576.84,576.85,576.90,577.79,578.18,577.51,577.23,578.42,579.61,579.05,579.26,579.22,579.38,579.10,577.95,578.12,579.75,580.85,580.41,579.96,579.61,578.76,578.18,577.21,577.13,579.10,578.25,577.91,576.89,575.96,576.80,577.68,578.38,578.52,579.74,579.31,579.89,579.96]
assert len(lake)==98
def mk(x):
    n=len(x); s=int(sum(np.sign(x[j]-x[i]) for i in range(n) for j in range(i+1,n)))
    _,c=np.unique(x,return_counts=True)
    v=(n*(n-1)*(2*n+5)-sum(t*(t-1)*(2*t+5) for t in c))/18
    p=2*stats.norm.sf((abs(s)-1)/math.sqrt(v)) if s else 1.0
    tau=stats.kendalltau(range(n),x,method='asymptotic')
    # SciPy uses the same variance without the correction for continuity:
    assert abs(tau.pvalue-2*stats.norm.sf(abs(s)/math.sqrt(v)))<1e-12
    return s,v,p
def pettitt(x):
    n=len(x); r=stats.rankdata(x); k=np.arange(1,n+1)
    u=2*np.cumsum(r)-k*(n+1); i=int(np.argmax(np.abs(u[:-1]))); K=abs(u[i])
    return i+1,K,2*math.exp(-6*K**2/(n**3+n**2))
for name,x in(("nile",nile),("lake",lake)):
    print(name,"mk",mk(x),"theil",repr(stats.theilslopes(x,range(len(x)))[0]),"pettitt",pettitt(x),
          "q",[repr(float(np.percentile(x,q))) for q in(5,50,75,95)])
sen_t=[1,2,3,4,10,12,18]; sen=[9,15,19,20,45,55,78]
print("sen",stats.theilslopes(sen,sen_t),"exact",repr(stats.kendalltau(sen_t,sen,method='exact').pvalue))
for x in([3,1,4,2,6,5,8,7],[1.2,0.8,1.5,1.1,1.9,1.4,2.2,1.0,1.7,2.4]):
    print(x,mk(x)[0],repr(stats.kendalltau(range(len(x)),x,method='exact').pvalue))
def exact_ties(x):
    s0=abs(mk(x)[0]); hit=tot=0
    for p in itertools.permutations(x):
        s=0
        for i in range(len(p)):
            for j in range(i+1,len(p)): s+=(p[j]>p[i])-(p[j]<p[i])
        tot+=1; hit+=abs(s)>=s0
    return hit,tot
for x in([1,1,2,2,3,3,3,4],[5,3,3,4,2,2,1,1]):
    print("ties",x,mk(x)[0],exact_ties(x))
for hits,n in((0,10),(1,20),(7,10)):
    p=hits/n; z=stats.norm.ppf(.975); c=(p+z*z/(2*n))/(1+z*z/n); h=z/(1+z*z/n)*math.sqrt(p*(1-p)/n+z*z/(4*n*n))
    print("wilson",hits,n, stats.binomtest(hits,n).proportion_ci(method='wilson'))
print("norm",[ (z,repr(2*stats.norm.sf(z))) for z in(0,0.5,1,1.959963984540054,3,3.6,6,9)])
